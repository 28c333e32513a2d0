// node surveyjs_peer.mjs DIR: of each survey DIR/N.json, the time from an answer being set to all
// that depends on it being known, as "MEDIAN P99" in microseconds in DIR/N.peer. The person is that
// of walk.hpp: comes for help, chooses five topics, answers "b" to 25 questions that are visible,
// and begins anew. Finding the next question among those visible is not counted, and what counts is
// the smaller of clock and processor time: other work on the machine is not held against it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const folder = resolve(process.argv[2]);
const { Model } = createRequire(join(folder, "package.json"))("survey-core");

const answersInConversation = 25;
const answersMost = 500;
const measuredMostMs = 10_000; // of each size, once one conversation is there
const conversationsToWarmUp = 1;

function conversation(survey, waited) {
  survey.clear();
  survey.setValue("entry", "help");
  survey.setValue("topics", ["t0", "t1", "t2", "t3", "t4"]);
  for (let told = 0; told < answersInConversation; ++told) {
    const next = survey.getAllQuestions(true).find((question) => question.isEmpty());
    if (!next) return;
    const start = process.hrtime.bigint();
    const processor = process.cpuUsage();
    survey.setValue(next.name, "b");
    const used = process.cpuUsage(processor);
    const clock = Number(process.hrtime.bigint() - start) / 1e3;
    waited.push(Math.min(clock, used.user + used.system));
  }
}

for (const file of readdirSync(folder).filter((name) => /^\d+\.json$/.test(name))) {
  const survey = new Model(JSON.parse(readFileSync(join(folder, file), "utf8")));
  for (let i = 0; i < conversationsToWarmUp; ++i) conversation(survey, []);
  const waited = [];
  const start = Date.now();
  do conversation(survey, waited);
  while (waited.length < answersMost && Date.now() - start < measuredMostMs);
  waited.sort((a, b) => a - b);
  const at = (part) => waited[Math.floor(part * (waited.length - 1))];
  const signals = survey.calculatedValues.filter((value) => value.value === true).length;
  if (signals === 0) throw new Error(`${file}: no answer had a consequence`);
  writeFileSync(join(folder, file.replace(".json", ".peer")), `${at(0.5)} ${at(0.99)}\n`);
}
