// SPDX-License-Identifier: GPL-3.0-or-later
// Gives every file of the directories that it is called with to the fuzz target, as libFuzzer does
// with files.
#include "tests/fuzz/fuzz.h"

#include <QDirIterator>
#include <QFile>

#include <cstdio>

int main(int argumentCount, char **arguments)
{
    int replayed = 0;
    for (int i = 1; i < argumentCount; ++i) {
        QDirIterator files(QFile::decodeName(arguments[i]), QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly)) {
                std::fprintf(stderr, "%s cannot be read.\n", qUtf8Printable(file.fileName()));
                return 1;
            }
            // Told before: it is the last line where the target ends the program.
            std::printf("%s\n", qUtf8Printable(file.fileName()));
            std::fflush(stdout);
            const QByteArray bytes = file.readAll();
            // A copy of exactly that size, so that a sanitizer sees a byte too many.
            const std::unique_ptr<unsigned char[]> copy(
                new unsigned char[static_cast<size_t>(bytes.size())]);
            std::copy(bytes.begin(), bytes.end(), copy.get());
            LLVMFuzzerTestOneInput(copy.get(), static_cast<size_t>(bytes.size()));
            ++replayed;
        }
    }
    std::printf("%d cases\n", replayed);
    // A corpus that was not found must not look like one that went well.
    return replayed > 0 ? 0 : 1;
}
