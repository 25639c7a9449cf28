// SPDX-License-Identifier: GPL-3.0-or-later
// How a connection's bytes go over the line, in the clear or encrypted. Lives in the server's
// thread.
#pragma once

#include <QByteArrayView>

#include <span>

namespace footfall::server::guard {

/// Whom a transport serves. It may ask for its end here, but not destroy the transport.
class TransportUser
{
public:
    virtual ~TransportUser() = default;
    virtual void readable() = 0;
    virtual void writable() = 0;
    /// Nothing can be sent or received any more.
    virtual void gone() = 0;
};

enum class Wanting { Nothing, Input, Output, Both };

class Transport
{
public:
    virtual ~Transport() = default; ///< What is still to be sent may be lost, or be sent.

    struct Received {
        enum class What { Bytes, Nothing, End, Broken } what = What::Nothing;
        qsizetype size = 0;
    };
    virtual Received receive(std::span<char> buffer) = 0;
    /// As receive(), for bytes that nobody wants.
    virtual Received discard(std::span<char> buffer) = 0;
    /// How much was taken, or -1 if the line is broken.
    virtual qsizetype send(QByteArrayView bytes) = 0;
    virtual void want(Wanting wanting) = 0;

    enum class Leaving { Done, UnderWay }; ///< Under way: until gone(), or the user loses patience.
    /// All is said.
    virtual Leaving leave() = 0;
    /// All is said, but the client may be sending still, and must have time to read.
    virtual Leaving linger() = 0;
    /// What is still to be sent is thrown away when this is destroyed.
    virtual void cut() = 0;
};

} // namespace footfall::server::guard
