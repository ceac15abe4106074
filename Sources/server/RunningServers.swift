import HTTP1
import Service
import Transport

/// What a process runs: the service's server, and the administration's where it has one.
struct RunningServers: Sendable {
    /// Answers the customers' questions.
    let service: Server<ServiceHandler>
    /// Answers the operator's, on an address of its own.
    let admin: Server<AdminHandler>?
    /// The models of both.
    let store: ModelStore
    /// What the service's requests must show; nil for nothing.
    let access: AccessRules?

    /// Ends the service without losing a request; the administration says so until the service has ended.
    func drain(grace: Duration, deadline: Duration) {
        admin?.post { $0.drainingBegan() }
        service.drain(grace: grace, deadline: deadline)
    }

    /// Ends the service now.
    func stop() { service.stop() }

    /// Serves on the calling thread until the service has ended, and ends the administration then.
    func run(_ signals: SignalWatch) throws(SystemError) {
        try service.run(signals)
        admin?.drain(grace: .zero, deadline: .seconds(1))
        admin?.wait()
    }

    /// Goes on in a new file where the access log's was renamed.
    func reopenAccessLog() {
        service.post { $0.reopenAccessLog() }
        admin?.post { $0.reopenAccessLog() }
    }
}
