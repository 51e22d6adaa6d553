#pragma once

#include <QString>
#include <optional>
#include <utility>
#include <variant>

namespace stet {

/// Why something could not be done, in words for the writer and words for the log.
///
/// `message` is one translated sentence: what happened, what is safe, what to do. `detail` is for the log and is never
/// shown on its own. `kind` is for code that has to choose a way on.
struct Error
{
    enum class Kind {
        NotFound,    ///< the file, draft or entry is not there
        Unreadable,  ///< it is there and cannot be read: no permission, not text, damaged
        TooLarge,    ///< it is over the limit of its reader
        Unwritable,  ///< nothing could be written: no permission, full disk
        Conflict,    ///< somebody else changed or holds it
        TooNew,      ///< it was made by a newer Stet
        Unavailable, ///< a part this needs is not installed or did not start
        Stopped,     ///< the writer stopped it
        WrongUse,    ///< the call or the command line asked for something that does not exist
    };

    Kind kind = Kind::Unreadable;
    QString message;
    QString detail;
};

/// A value, or the reason why there is none. The only way app/ says no; nothing is thrown across a header.
///
/// Named after std::expected, which g++ 12 does not have in C++20.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::move(value)) {}
    Result(Error error) : m_content(std::move(error)) {}

    bool has_value() const { return std::holds_alternative<T>(m_content); }
    explicit operator bool() const { return has_value(); }

    T &value() & { return std::get<T>(m_content); }
    const T &value() const & { return std::get<T>(m_content); }
    T &&value() && { return std::get<T>(std::move(m_content)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    const Error &error() const { return std::get<Error>(m_content); }

private:
    std::variant<T, Error> m_content;
};

/// Done, or the reason why not.
template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    bool has_value() const { return !m_error.has_value(); }
    explicit operator bool() const { return has_value(); }
    const Error &error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace stet
