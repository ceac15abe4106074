import Bytes

extension HeadParser {
    /// Notes what the field at `position` says about host, framing or persistence.
    @inline(always)
    func note(_ position: FieldPosition, in layout: inout HeadLayout) throws(HeadStop) {
        let name = bytes.extracting(Int(position.nameStart)..<Int(position.nameEnd))
        let value = bytes.extracting(Int(position.valueStart)..<Int(position.valueEnd))
        switch name.count {
        case 4 where name.equalsIgnoringCase("host"): try noteHost(value, in: &layout)
        case 6 where name.equalsIgnoringCase("expect"): try noteExpectation(value, in: &layout)
        case 10 where name.equalsIgnoringCase("connection"): noteConnection(value, in: &layout)
        case 12 where name.equalsIgnoringCase("content-type"): layout.noteContentType()
        case 14 where name.equalsIgnoringCase("content-length"):
            try noteContentLength(value, in: &layout)
            layout.contentLengthDigits = Int(position.valueStart)..<Int(position.valueEnd)
        case 16 where name.equalsIgnoringCase("content-encoding"):
            if !value.equalsIgnoringCase("identity") { layout.noteContentEncoding() }
        case 17 where name.equalsIgnoringCase("transfer-encoding"): try noteTransferEncoding(value, in: &layout)
        default: break
        }
    }

    /// Decides how long the body is, once all fields are known.
    func settleFraming(of layout: inout HeadLayout) throws(HeadStop) {
        if layout.isChunked {
            guard layout.facts.isHTTP11 else { throw stop(.transferEncodingInHTTP10) }
            guard layout.contentLength == nil else { throw stop(.transferEncodingWithContentLength) }
            layout.facts.framing = .chunked
        } else {
            layout.facts.framing = .length(layout.contentLength ?? 0)
        }
        if layout.facts.isHTTP11, !layout.hasHost { throw stop(.hostMissing) }
        layout.facts.isPersistent =
            !layout.facts.asksToClose && (layout.facts.isHTTP11 || layout.facts.asksToKeepAlive)
    }

    private func noteHost(_ value: Span<UInt8>, in layout: inout HeadLayout) throws(HeadStop) {
        guard !layout.hasHost else { throw stop(.hostRepeated) }
        layout.hasHost = true
        guard !layout.isKnown(host: value) else { return }
        guard value.isHost else { throw stop(.hostMalformed) }
        layout.remember(host: value)
    }

    /// An HTTP/1.0 client cannot expect anything (RFC 9110 section 10.1.1).
    private func noteExpectation(_ value: Span<UInt8>, in layout: inout HeadLayout) throws(HeadStop) {
        guard layout.facts.isHTTP11 else { return }
        guard value.equalsIgnoringCase("100-continue") else { throw stop(.expectationUnknown) }
        layout.facts.expectsContinue = true
    }

    private func noteConnection(_ value: Span<UInt8>, in layout: inout HeadLayout) {
        var start = 0
        while start < value.count {
            let option = value.listElement(from: &start)
            if option.equalsIgnoringCase("close") { layout.facts.asksToClose = true }
            if option.equalsIgnoringCase("keep-alive") { layout.facts.asksToKeepAlive = true }
        }
    }

    /// Content-Length = 1*DIGIT: no list, no sign, no repeat even of the same value.
    private func noteContentLength(_ value: Span<UInt8>, in layout: inout HeadLayout) throws(HeadStop) {
        guard layout.contentLength == nil else { throw stop(.contentLengthRepeated) }
        guard !value.isEmpty else { throw stop(.contentLengthMalformed) }
        var length = 0
        var hasOverflown = false
        for index in value.indices {
            guard value[index].isDigit else { throw stop(.contentLengthMalformed) }
            let digit = Int(value[index] &- 0x30)
            if length > (Int.max &- digit) / 10 { hasOverflown = true }
            length = length &* 10 &+ digit
        }
        guard !hasOverflown else { throw stop(.contentLengthOverflow) }
        layout.contentLength = length
    }

    /// Exactly `chunked` and nothing else (RFC 9112 section 6.1); other codings before it are 501, all else is 400.
    private func noteTransferEncoding(_ value: Span<UInt8>, in layout: inout HeadLayout) throws(HeadStop) {
        guard !layout.isChunked else { throw stop(.transferEncodingRepeated) }
        guard !value.equalsIgnoringCase("chunked") else {
            layout.isChunked = true
            return
        }
        guard !value.isEmpty else { throw stop(.transferEncodingMalformed) }
        var start = 0
        var chunkedCount = 0
        var endsChunked = false
        while start < value.count {
            let endsWithComma = value[value.count - 1] == UInt8(ascii: ",")
            let coding = value.listElement(from: &start)
            guard coding.isToken, !endsWithComma else { throw stop(.transferEncodingMalformed) }
            endsChunked = coding.equalsIgnoringCase("chunked")
            if endsChunked { chunkedCount += 1 }
        }
        guard endsChunked else { throw stop(.transferEncodingNotChunked) }
        throw stop(chunkedCount == 1 ? .transferEncodingUnknown : .transferEncodingRepeated)
    }
}
