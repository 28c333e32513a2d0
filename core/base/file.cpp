#include "core/base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

namespace kt::base {
namespace {

// Closes what it holds; release() hands over the number when the error of close matters.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

  private:
    int number_;
};

// The words name no path: a path may hold a person's name.
tl::unexpected<Error> file_failed(const char* what, int code) {
    Fault fault = Fault::internal;
    if (code == ENOENT || code == ENOTDIR) fault = Fault::not_found;
    if (code == EACCES || code == EPERM || code == EROFS) fault = Fault::not_allowed;
    if (code == ENOSPC || code == EDQUOT) fault = Fault::disk_full;
    if (code == EIO) fault = Fault::disk_failed;
    return failed(fault, std::string(what) + " (system error " + std::to_string(code) + ")");
}

Status write_all(int descriptor, ByteView content) {
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return file_failed("a file cannot be written", errno);
        content = content.subspan(static_cast<std::size_t>(written));
    }
    if (::fsync(descriptor) != 0) return file_failed("a file cannot be made durable", errno);
    return {};
}

Status write_temporary(const std::string& path, ByteView content, Readable readable) {
    const mode_t mode = readable == Readable::by_owner_only ? 0600 : 0644;
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
    if (file.number() < 0) return file_failed("a file cannot be made", errno);
    // A temporary that an earlier crash left behind may have another mode.
    if (::fchmod(file.number(), mode) != 0) return file_failed("a file cannot be guarded", errno);
    return write_all(file.number(), content);
}

Status sync_folder(const std::string& path) {
    const auto folder = std::filesystem::path(path).parent_path();
    const Descriptor opened(
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.number() < 0) return file_failed("a folder cannot be opened", errno);
    if (::fsync(opened.number()) != 0) return file_failed("a folder cannot be made durable", errno);
    return {};
}

}  // namespace

Result<Bytes> read_file(const std::string& path, std::size_t bytes_max) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) return file_failed("a file cannot be opened", errno);
    Bytes content;
    std::array<std::uint8_t, 16384> part;
    for (;;) {
        const ssize_t count = ::read(file.number(), part.data(), part.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return file_failed("a file cannot be read", errno);
        if (count == 0) return content;
        if (content.size() + static_cast<std::size_t>(count) > bytes_max) {
            return failed(Fault::too_large, "a file is over its limit");
        }
        append(content, ByteView(part).first(static_cast<std::size_t>(count)));
    }
}

Status write_file(const std::string& path, ByteView content, Readable readable) {
    const std::string temporary = path + ".new";
    if (auto written = write_temporary(temporary, content, readable); !written) {
        ::unlink(temporary.c_str());
        return written;
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        const int code = errno;
        ::unlink(temporary.c_str());
        return file_failed("a file cannot be put in its place", code);
    }
    return sync_folder(path);
}

bool file_exists(const std::string& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0;
}

Status remove_file(const std::string& path) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
        return file_failed("a file cannot be removed", errno);
    }
    return {};
}

Status make_folder(const std::string& path) {
    std::filesystem::path made;
    for (const auto& part : std::filesystem::path(path)) {
        made /= part;
        if (part.empty() || file_exists(made.string())) continue;
        if (::mkdir(made.c_str(), 0700) != 0 && errno != EEXIST) {
            return file_failed("a folder cannot be made", errno);
        }
    }
    return {};
}

}  // namespace kt::base
