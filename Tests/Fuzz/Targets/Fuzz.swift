import CFuzzer
import Glibc

/// Runs libFuzzer on the parser that the environment variable `FUZZ_TARGET` names: `json`, `csv`, `head`, `chunked`,
/// `http1`, `lines`, `table`, `tabs`, `numbers`, `addresses` or `infer`.
///
/// A target must neither trap nor read astray nor hang, whatever the bytes; and it traps by itself where two ways of
/// reading the same bytes disagree.
@main enum Fuzz {
    static func main() {
        var count = CommandLine.argc
        // libFuzzer reads the arguments of the process before any thread of ours could change them.
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
        let name = unsafe getenv("FUZZ_TARGET").map { unsafe String(cString: $0) }
        let status: CInt
        switch name {
        case "json": status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { unsafe Fuzz.run(fuzzJSON, $0, $1) }
        case "csv": status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { unsafe Fuzz.run(fuzzCSV, $0, $1) }
        case "head": status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { unsafe Fuzz.run(fuzzHead, $0, $1) }
        case "chunked": status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { unsafe Fuzz.run(fuzzChunked, $0, $1) }
        case "http1": status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { unsafe Fuzz.run(fuzzHTTP1, $0, $1) }
        case "lines": status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { unsafe Fuzz.run(fuzzLines, $0, $1) }
        case "table": status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { unsafe Fuzz.run(fuzzTable, $0, $1) }
        case "tabs": status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { unsafe Fuzz.run(fuzzTabs, $0, $1) }
        case "numbers": status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { unsafe Fuzz.run(fuzzNumbers, $0, $1) }
        case "addresses":
            status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { unsafe Fuzz.run(fuzzAddresses, $0, $1) }
        case "infer": status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { unsafe Fuzz.run(fuzzInfer, $0, $1) }
        default:
            print(
                "FUZZ_TARGET must be json, csv, head, chunked, http1, lines, table, tabs, numbers, addresses or infer")
            status = 64
        }
        exit(status)
    }

    /// libFuzzer lends `length` bytes at `data` for the time of the call.
    private static func run(_ target: (Span<UInt8>) -> Void, _ data: UnsafePointer<UInt8>?, _ length: Int) -> CInt {
        let bytes = unsafe UnsafeBufferPointer(start: data, count: length)
        unsafe target(Span(_unsafeElements: bytes))
        return 0
    }
}
