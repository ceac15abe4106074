import Arguments
import Glibc
import HTTP1
import Transport

/// A server for testers of HTTP/1.1: the service's own protocol and transport under the routes that they expect.
enum ConformanceTarget {
    private static let command = CommandSpecification(
        name: "conformance-target",
        summary: "Serves the routes that public testers of HTTP servers ask for, until it is killed.",
        options: [
            CommandOption("--address", .value(placeholder: "ADDRESS"), "Address to listen on", default: "127.0.0.1"),
            CommandOption(
                "--port", .value(placeholder: "PORT"), "Port to listen on; 0 takes any free one", default: "8080"),
            CommandOption("--loops", .value(placeholder: "N"), "Event loops, each a thread", default: "1"),
            CommandOption("--help", .flag, "Show this text"),
        ])

    /// Serves, and gives the exit status: 1 where it cannot, 2 for arguments that cannot be understood.
    static func run(_ arguments: [String]) -> Int32 {
        guard !arguments.contains("--help") else {
            print(command.help)
            return 0
        }
        do {
            let parsed = try command.parse(arguments, environment: [:])
            var options = ServerOptions()
            options.loops = try parsed.integer("--loops", in: 1...1024)
            let port = UInt16(try parsed.integer("--port", in: 0...65_535))
            try serve(Listener(address: parsed.text("--address"), port: port), options)
            return 0
        } catch let error as UsageError {
            print("conformance-target: \(error)")
            return 2
        } catch {
            print("conformance-target: \(error)")
            return 1
        }
    }

    private static func serve(_ listener: consuming Listener, _ options: ServerOptions) throws {
        let limits = options.http.limits
        let address = listener.address
        let server = try Server(listener, options: options) { _ in ConformanceHandler(limits: limits) }
        print("listening on http://\(address):\(server.port)")
        // Whoever started it may wait for the line at the other end of a pipe.
        fflush(nil)
        server.wait()
    }
}
