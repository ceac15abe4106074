import CLinux

/// The hash SHA-256 of FIPS 180-4, fed in pieces of any length.
package struct SHA256: Sendable {
    /// The 32 bytes of a hash.
    package struct Digest: Sendable, Equatable, CustomStringConvertible {
        package let bytes: [UInt8]

        /// 64 lower-case hexadecimal digits, as `sha256sum` prints them.
        package var description: String {
            var text: [UInt8] = []
            text.reserveCapacity(2 * bytes.count)
            for byte in bytes {
                text.append(Self.digit(byte >> 4))
                text.append(Self.digit(byte & 15))
            }
            return String(decoding: text, as: UTF8.self)
        }

        private static func digit(_ value: UInt8) -> UInt8 {
            value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
        }
    }

    private static let blockBytes = 64

    private var state: InlineArray<8, UInt32> = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    /// The start of a block whose rest is still to come.
    private var pending = InlineArray<64, UInt8>(repeating: 0)
    private var pendingCount = 0
    private var byteCount: UInt64 = 0

    private let usesHardware: Bool

    /// Starts the hash of no bytes.
    ///
    /// - Parameter usesHardware: whether the processor's own instructions are used where it has them.
    package init(usesHardware: Bool = true) {
        self.usesHardware = usesHardware && Self.isInHardware
    }

    /// The hash of `bytes`.
    package static func digest(of bytes: Span<UInt8>) -> Digest {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finalize()
    }

    /// Adds `bytes` behind those added before.
    package mutating func update(_ bytes: Span<UInt8>) {
        byteCount += UInt64(bytes.count)
        var offset = 0
        if pendingCount > 0 {
            offset = min(Self.blockBytes - pendingCount, bytes.count)
            for index in 0..<offset { appendPending(bytes[index]) }
        }
        let blocks = (bytes.count - offset) / Self.blockBytes
        compress(bytes, at: offset, blocks: blocks)
        offset += blocks * Self.blockBytes
        for index in offset..<bytes.count { appendPending(bytes[index]) }
    }

    /// The hash of all bytes added.
    package consuming func finalize() -> Digest {
        let bitCount = byteCount &* 8
        appendPending(0x80)
        while pendingCount != Self.blockBytes - 8 { appendPending(0) }
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            appendPending(UInt8(truncatingIfNeeded: bitCount >> shift))
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        for index in state.indices {
            for shift in stride(from: UInt32(24), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: state[index] >> shift))
            }
        }
        return Digest(bytes: bytes)
    }

    private mutating func appendPending(_ byte: UInt8) {
        pending[pendingCount] = byte
        pendingCount += 1
        guard pendingCount == Self.blockBytes else { return }
        let block = pending
        compress(block.span, at: 0, blocks: 1)
        pendingCount = 0
    }
}

/// FIPS 180-4, section 6.2.2.
extension SHA256 {
    private static let isInHardware = clinux_has_sha256() != 0

    private mutating func compress(_ bytes: Span<UInt8>, at offset: Int, blocks: Int) {
        precondition(offset >= 0 && bytes.count - offset >= blocks * Self.blockBytes, "a block has 64 bytes")
        guard usesHardware else {
            for block in 0..<blocks { compress(bytes, at: offset + block * Self.blockBytes) }
            return
        }
        let run = bytes.extracting(offset..<(offset + blocks * Self.blockBytes))
        var words = state.mutableSpan
        let constants = Self.constants
        // The views outlive the call; the state has 8 words, the constants are 64, the run has that many blocks.
        unsafe words.withUnsafeMutableBufferPointer { words in
            unsafe constants.span.withUnsafeBufferPointer { constants in
                unsafe run.withUnsafeBufferPointer { run in
                    unsafe clinux_sha256_add(words.baseAddress, constants.baseAddress, run.baseAddress, blocks)
                }
            }
        }
    }

    private mutating func compress(_ bytes: Span<UInt8>, at offset: Int) {
        // UInt8 has no padding, so every byte of the view is initialized.
        let block = unsafe bytes.bytes
        var schedule = InlineArray<16, UInt32>(repeating: 0)
        for index in 0..<16 {
            // Within the block, whose bounds the caller has checked.
            let word = unsafe block.unsafeLoadUnaligned(fromUncheckedByteOffset: offset &+ index &* 4, as: UInt32.self)
            schedule[index] = UInt32(bigEndian: word)
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for round in 0..<64 {
            // The schedule is kept as a ring of its last 16 words; each is replaced right after its use.
            let word = schedule[round & 15]
            let next = schedule[(round &+ 1) & 15]
            let last = schedule[(round &+ 14) & 15]
            schedule[round & 15] = word &+ next.smallSigma0 &+ schedule[(round &+ 9) & 15] &+ last.smallSigma1
            let chosen = (e & f) ^ (~e & g)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            let first = h &+ e.bigSigma1 &+ chosen &+ Self.constants[round] &+ word
            let second = a.bigSigma0 &+ majority
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
        }
        add([a, b, c, d, e, f, g, h])
    }

    private mutating func add(_ words: InlineArray<8, UInt32>) {
        for index in words.indices { state[index] &+= words[index] }
    }

    /// The first 32 bits of the fractions of the cube roots of the first 64 primes.
    private static let constants: InlineArray<64, UInt32> = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}

/// The functions of FIPS 180-4, section 4.1.2.
extension UInt32 {
    fileprivate var bigSigma0: UInt32 { rotated(2) ^ rotated(13) ^ rotated(22) }
    fileprivate var bigSigma1: UInt32 { rotated(6) ^ rotated(11) ^ rotated(25) }
    fileprivate var smallSigma0: UInt32 { rotated(7) ^ rotated(18) ^ self &>> 3 }
    fileprivate var smallSigma1: UInt32 { rotated(17) ^ rotated(19) ^ self &>> 10 }

    private func rotated(_ bits: UInt32) -> UInt32 { self &>> bits | self &<< (32 &- bits) }
}
