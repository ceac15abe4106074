import Assets
import HTTP1

/// `GET /openapi.yaml`: the contract, as it stands in the executable.
enum ContractEndpoint {
    /// With the media type that RFC 9512 registers.
    private static let file = unsafe EmbeddedFile(assets_openapi_yaml(), "application/yaml")

    static func write(_ head: RequestHead, to response: inout Response) { file.write(head, to: &response) }
}
