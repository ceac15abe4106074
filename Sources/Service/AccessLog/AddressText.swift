import Bytes
import HTTP1

/// The address of who asked last, mostly the one who asks next too, as text.
struct AddressText: ~Copyable {
    private var address: PeerAddress?
    private var text = ByteBuffer(capacity: 40)

    /// Appends `address` without its port.
    mutating func append(_ address: PeerAddress, to buffer: inout ByteBuffer) {
        if self.address?.high != address.high || self.address?.low != address.low {
            self.address = address
            text.removeAll()
            text.append(utf8: address.description)
        }
        buffer.append(contentsOf: text)
    }
}
