#include "core/base/file.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "tests/support/temporary_folder.hpp"

namespace kt::base {
namespace {

TEST(File, what_is_written_is_read_again_and_replaced_as_a_whole) {
    const support::TemporaryFolder folder;
    const std::string path = folder.file("note");
    ASSERT_TRUE(write_file(path, view("eerst"), Readable::by_owner_only));
    ASSERT_TRUE(write_file(path, view("dan"), Readable::by_owner_only));
    const auto read = read_file(path, 100);
    ASSERT_TRUE(read);
    EXPECT_EQ(text_view(*read), "dan");
    EXPECT_FALSE(file_exists(path + ".new"));
}

TEST(File, a_secret_file_is_for_its_owner_only) {
    const support::TemporaryFolder folder;
    const std::string path = folder.file("key");
    ASSERT_TRUE(write_file(path, view("geheim"), Readable::by_owner_only));
    struct stat info {};
    ASSERT_EQ(::stat(path.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST(File, limits_and_absence_have_their_own_faults) {
    const support::TemporaryFolder folder;
    EXPECT_EQ(read_file(folder.file("none"), 10).error().fault, Fault::not_found);
    ASSERT_TRUE(write_file(folder.file("long"), view("elf letters"), Readable::by_everyone));
    EXPECT_EQ(read_file(folder.file("long"), 10).error().fault, Fault::too_large);
    EXPECT_TRUE(remove_file(folder.file("none")));
}

TEST(File, a_folder_is_made_with_its_parents) {
    const support::TemporaryFolder folder;
    ASSERT_TRUE(make_folder(folder.file("a/b/c")));
    EXPECT_TRUE(write_file(folder.file("a/b/c/d"), view("x"), Readable::by_everyone));
    EXPECT_TRUE(make_folder(folder.file("a/b/c")));
}

}  // namespace
}  // namespace kt::base
