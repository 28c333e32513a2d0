// Small whole files: read with a limit, and replaced as a whole or not at all.
// write_file is atomic and durable: a temporary beside it, fsync, rename, fsync of the folder.
// Any thread; two writers of one path must agree among themselves.
#pragma once

#include <string>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"

namespace kt::base {

enum class Readable { by_owner_only, by_everyone };  // modes 0600 and 0644

// Fault::not_found when there is no such file, too_large over the limit, not_allowed, internal.
Result<Bytes> read_file(const std::string& path, std::size_t bytes_max);
// Fault::disk_full: the old file, if any, still stands.
Status write_file(const std::string& path, ByteView content, Readable readable);
bool file_exists(const std::string& path);
Status remove_file(const std::string& path);  // fine when it was not there
// With its parents; what it makes is 0700.
Status make_folder(const std::string& path);

}  // namespace kt::base
