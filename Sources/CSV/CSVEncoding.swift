/// How the bytes of a text spell characters. Fields are UTF-8 to the caller in both cases.
package enum CSVEncoding: String, Sendable {
    case utf8 = "UTF-8"
    case isoLatin1 = "ISO-8859-1"
}
