// The little of HTTP that the protocol uses, as values. Pure; any thread.
#pragma once

#include <map>
#include <string>

#include "core/base/bytes.hpp"

namespace kt::wire {

// Header names are lower case.
using HttpFields = std::map<std::string, std::string>;

struct HttpRequest {
    std::string method = "POST";
    std::string path = "/";
    HttpFields fields;
    base::Bytes body;
};

struct HttpAnswer {
    int status = 0;
    HttpFields fields;
    base::Bytes body;
};

}  // namespace kt::wire
