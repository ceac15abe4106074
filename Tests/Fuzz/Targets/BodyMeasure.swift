import Bytes

/// What tells one body from another, wherever it was cut.
struct BodyMeasure: Equatable {
    private var count = 0
    private var sum = 0

    mutating func add(_ byte: UInt8) {
        count += 1
        sum &+= Int(byte) &* count
    }

    mutating func add(_ bytes: Span<UInt8>) {
        for index in bytes.indices { add(bytes[index]) }
    }

    func write(to buffer: inout ByteBuffer) {
        buffer.append(decimal: count)
        buffer.append(" ")
        buffer.append(decimal: sum)
    }
}
