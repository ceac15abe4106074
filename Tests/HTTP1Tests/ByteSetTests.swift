import Testing

@testable import HTTP1

@Suite struct ByteSetTests {
    @Test(arguments: [
        (ByteSet.token, "!#$%&'*+-.^_`|~"), (ByteSet.target, "-._~%:/?[]@!$&'()*+,;="),
        (ByteSet.host, "-._~!$&'()*+;="),
    ])
    func aSetHoldsLettersDigitsAndItsPunctuation(set: ByteSet, punctuation: String) {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        let expected = Set((letters + letters.lowercased() + "0123456789" + punctuation).utf8)
        #expect(Set((UInt8.min...UInt8.max).filter { set.contains($0) }) == expected)
    }
}
