import Assets
import Bytes

/// `GET /openapi.yaml`: the contract, as it stands in the executable.
enum ContractEndpoint {
    /// The media type that RFC 9512 registers.
    static let contentType: StaticString = "application/yaml"

    static func append(to body: inout ByteBuffer) {
        let asset = unsafe assets_openapi_yaml()
        // The bytes have static storage, so the view may live as long as it likes.
        body.append(unsafe Span(_unsafeElements: UnsafeBufferPointer(start: asset.bytes, count: asset.count)))
    }
}
