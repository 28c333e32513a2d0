// One line per figure, in the only form that run.sh prints:
//   NAME ours=... peer=... limit=... ratio=...
// The unit is the end of the name. README.md says what each figure means.
#pragma once

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

namespace kt::bench {

struct Figure {
    std::string name;
    double ours = 0;
    std::optional<double> peer;   // the least that does the same, measured in the same run
    std::optional<double> limit;  // below which nobody gets on this machine
};

inline std::string field(std::optional<double> value) {
    if (!value) return "-";
    char text[32];
    const int decimals = *value >= 100                   ? 0
                         : *value >= 10                  ? 1
                         : *value >= 0.1                 ? 2
                         : *value >= 0.01 || *value == 0 ? 3
                                                         : 6;
    std::snprintf(text, sizeof text, "%.*f", decimals, *value);
    return text;
}

// The ratio is against the peer.
inline void print(const Figure& figure) {
    std::optional<double> ratio;
    if (figure.peer && *figure.peer > 0) ratio = figure.ours / *figure.peer;
    std::printf("%s ours=%s peer=%s limit=%s ratio=%s\n", figure.name.c_str(),
                field(figure.ours).c_str(), field(figure.peer).c_str(), field(figure.limit).c_str(),
                field(ratio).c_str());
    std::fflush(stdout);
}

// The value below which `part` of all values lie; 0.5 is the median.
inline double at(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

}  // namespace kt::bench
