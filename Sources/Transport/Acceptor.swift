import Glibc
import HTTP1

/// What the accepting loop needs besides its own connections.
struct Acceptor: ~Copyable {
    let listener: Listener
    /// All loops; a connection goes to the one with the fewest, this loop included.
    let loops: [LoopHandle]
    let maximumConnections: Int
    /// A descriptor kept for the day there are none left: given up, it lets one client be told so.
    private var reserve: Descriptor?
    /// Connections beyond the limit that are being answered with 503.
    var refusedCount = 0

    init(listener: consuming Listener, loops: [LoopHandle], maximumConnections: Int) {
        self.listener = listener
        self.loops = loops
        self.maximumConnections = maximumConnections
        reserve = Self.openReserve()
    }

    /// Gives up the reserved descriptor; returns whether there was one.
    mutating func giveUpReserve() -> Bool {
        switch reserve.take() {
        case .some: true
        case .none: false
        }
    }

    /// Reserves a descriptor again.
    mutating func takeBackReserve() { reserve = Self.openReserve() }

    /// Any descriptor will do.
    private static func openReserve() -> Descriptor? {
        // The path is a literal, and no mode is needed where nothing is created.
        let number = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
        return number >= 0 ? Descriptor(number) : nil
    }

    /// Connections of all loops together.
    var connectionCount: Int { loops.reduce(0) { $0 + $1.connections } }

    /// The loop with the fewest connections, the first of several.
    var leastBusy: LoopHandle? {
        loops.min { $0.connections < $1.connections }
    }
}
