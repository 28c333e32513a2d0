// Every persona held against the first guide; each result is told, also of those that pass.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "core/conversation/rehearsal.hpp"
#include "core/guide/load.hpp"

namespace kt::conversation {
namespace {

std::vector<std::string> persona_files() {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator("tests/personas"))
        if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    return files;
}

const guide::Guide& first_guide() {
    static const guide::Guide guide = [] {
        auto loaded = guide::load_usable("assets/guides/gesprek");
        if (!loaded) ADD_FAILURE() << loaded.error().words;
        return loaded ? std::move(*loaded) : guide::Guide();
    }();
    return guide;
}

class Personas : public testing::TestWithParam<std::string> {};

TEST_P(Personas, find_what_a_good_conversation_finds) {
    const auto& guide = first_guide();
    const auto bytes = guide::read_file_bytes(GetParam());
    ASSERT_TRUE(bytes) << bytes.error().words;
    std::vector<guide::Remark> remarks;
    const auto persona = read_persona(*bytes, GetParam(), guide, remarks);
    for (const auto& remark : remarks) ADD_FAILURE() << to_line(remark);
    if (guide::any_error(remarks)) return;
    const auto rehearsal = rehearse(guide, persona);
    for (const auto& remark : rehearsal.remarks) std::cout << to_line(remark) << "\n";
    std::cout << persona.name << ": " << rehearsal.questions.size() << " questions, offered:";
    for (const int need : rehearsal.needs)
        std::cout << " " << guide.needs[static_cast<std::size_t>(need)].id;
    std::cout << (rehearsal.needs.empty() ? " nothing\n" : "\n");
    std::string transcript;
    for (const auto& line : rehearsal.transcript) transcript += "  " + line + "\n";
    for (const auto& failure : rehearsal.failures)
        ADD_FAILURE() << persona.name << ": " << failure << "\n" << transcript;
}

INSTANTIATE_TEST_SUITE_P(All, Personas, testing::ValuesIn(persona_files()), [](const auto& one) {
    return std::filesystem::path(one.param).stem().string();
});

}  // namespace
}  // namespace kt::conversation
