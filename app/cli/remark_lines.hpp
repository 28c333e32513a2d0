// Remarks as lines in a terminal. Every error is told; of warnings that differ only in the names
// they quote, the first few, and how many more there are. Plain values; one thread.
#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "core/guide/remark.hpp"

namespace kt::cli {

inline constexpr int alike_told_max = 5;

class RemarkLines {
  public:
    // `all`: nothing is left out. `out` must outlive this.
    RemarkLines(std::ostream& out, bool all) : out_(out), all_(all) {}

    void tell(const std::vector<guide::Remark>& remarks);
    void tell_the_rest();  // last: of each kind that was left out how many

  private:
    std::ostream& out_;
    const bool all_;
    std::map<std::string, int> told_;     // by the words without names
    std::vector<guide::Remark> cut_off_;  // the first of each kind that was left out
};

}  // namespace kt::cli
