#include "app/guide_map/texts.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kt::guide_map {
namespace {

class Collector {
  public:
    void from(const guide::Spot& spot) { spot_ = spot; }
    void add(const std::string& context, const std::string& dutch) {
        if (dutch.empty() || !seen_.insert({context, dutch}).second) return;
        texts_.push_back({context, dutch, spot_.file, spot_.line});
    }
    std::vector<GuideText> take() { return std::move(texts_); }

  private:
    guide::Spot spot_;
    std::set<std::pair<std::string, std::string>> seen_;
    std::vector<GuideText> texts_;
};

void add(Collector& texts, const guide::Question& question) {
    const auto& id = question.text_id;
    texts.from(question.spot);
    texts.add(id, question.ask);
    texts.add(id + ".hint", question.hint);
    texts.add(id + ".why", question.why);
    for (const auto& answer : question.answers) {
        const bool plain = question.kind == guide::Kind::yes_no &&
                           answer.text == (answer.id == "yes" ? "Ja" : "Nee");
        if (!plain) texts.add(id + "." + answer.id, answer.text);
        texts.add(id + "." + answer.id + ".said", answer.said);
    }
    texts.add(id + ".low", question.scale_low);
    texts.add(id + ".high", question.scale_high);
}

void add(Collector& texts, const guide::Option& option) {
    const auto id = "option." + option.id;
    texts.from(option.spot);
    texts.add(id, option.title);
    texts.add(id + ".text", option.text);
    texts.add(id + ".waiting", option.waiting);
    texts.add(id + ".payer", option.payer);
    texts.add(id + ".cost", option.cost.words);
    texts.add(id + ".cost_unit", option.cost.unit);
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n') out += "\\n";
        else out += c;
    }
    return out + "\"";
}

using ByContext = std::map<std::string, const text::PoEntry*, std::less<>>;

}  // namespace

std::vector<GuideText> texts_of(const guide::Guide& guide) {
    Collector texts;
    for (const auto& topic : guide.topics) {
        texts.from(topic.spot);
        texts.add("topic." + topic.id, topic.title);
        texts.add("topic." + topic.id + ".reason", topic.reason);
    }
    for (const auto& entry : guide.entries) {
        texts.from(entry.spot);
        texts.add("entry." + entry.id, entry.text);
        texts.add("entry." + entry.id + ".asked", entry.asked);
    }
    for (const auto& question : guide.questions) add(texts, question);
    for (const auto& group : guide.groups) {
        texts.from(group.spot);
        texts.add("group." + group.id, group.title);
    }
    for (const auto& signal : guide.signals) {
        texts.from(signal.spot);
        texts.add("signal." + signal.id, signal.title);
        texts.add("signal." + signal.id + ".urgent", signal.urgent_words);
        texts.add("signal." + signal.id + ".term", signal.urgent_term);
    }
    for (const auto& need : guide.needs) {
        texts.from(need.spot);
        texts.add("need." + need.id, need.offer);
        texts.add("need." + need.id + ".wording", need.wording);
    }
    for (const auto& option : guide.options) add(texts, option);
    for (const auto& party : guide.parties) {
        texts.from(party.spot);
        texts.add("party." + party.id, party.title);
        texts.add("party." + party.id + ".text", party.text);
    }
    return texts.take();
}

Standing standing_of(const std::vector<GuideText>& texts, const text::PoFile& translations) {
    std::map<std::pair<std::string, std::string>, const text::PoEntry*> exact;
    ByContext by_context;
    for (const auto& entry : translations.entries) {
        exact[{entry.context, entry.dutch}] = &entry;
        by_context[entry.context] = &entry;
    }
    Standing standing;
    std::set<std::string> contexts;
    for (const auto& text : texts) {
        contexts.insert(text.context);
        const auto found = exact.find({text.context, text.dutch});
        if (found != exact.end() && !found->second->translation.empty())
            ++(found->second->fuzzy ? standing.to_look_at : standing.translated);
        else if (found == exact.end() && by_context.contains(text.context)) ++standing.to_look_at;
        else ++standing.missing;
    }
    for (const auto& entry : translations.entries)
        if (!contexts.contains(entry.context)) ++standing.gone;
    return standing;
}

std::string to_po(const std::vector<GuideText>& texts, const text::PoFile& translations,
                  const std::string& head) {
    std::map<std::pair<std::string, std::string>, const text::PoEntry*> exact;
    ByContext by_context;
    for (const auto& entry : translations.entries) {
        exact[{entry.context, entry.dutch}] = &entry;
        by_context[entry.context] = &entry;
    }
    std::string po = head, file;
    for (const auto& text : texts) {
        if (text.file != file) {
            file = text.file;
            po += "\n# " + file + "\n";
        }
        const text::PoEntry* entry = nullptr;
        bool fuzzy = false;
        if (const auto found = exact.find({text.context, text.dutch}); found != exact.end()) {
            entry = found->second;
            fuzzy = entry->fuzzy;
        } else if (const auto other = by_context.find(text.context); other != by_context.end()) {
            entry = other->second;
            fuzzy = !entry->translation.empty();
        }
        po += "\n";
        if (fuzzy) po += "#, fuzzy\n";
        po += "msgctxt " + quoted(text.context) + "\nmsgid " + quoted(text.dutch) + "\nmsgstr " +
              quoted(entry ? entry->translation : "") + "\n";
    }
    return po;
}

std::string head_of(const std::string& bytes, const std::string& guide,
                    const std::string& language) {
    // The header is the entry without a context: it ends at the first empty line after its msgstr.
    const auto header = bytes.find("msgid \"\"\nmsgstr \"\"");
    if (header != std::string::npos) {
        const auto end = bytes.find("\n\n", header);
        return bytes.substr(0, end == std::string::npos ? bytes.size() : end + 1);
    }
    return "# The guide \"" + guide +
           "\". The Dutch in assets/guides is the source.\n"
           "# Not yet read by a native reader: until X-Native-Reader names one, this language is "
           "on "
           "trial.\n"
           "msgid \"\"\n"
           "msgstr \"\"\n"
           "\"Project-Id-Version: keukentafel\\n\"\n"
           "\"Language: " +
           language +
           "\\n\"\n"
           "\"MIME-Version: 1.0\\n\"\n"
           "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
           "\"Content-Transfer-Encoding: 8bit\\n\"\n";
}

}  // namespace kt::guide_map
