import Locks

/// The counters of all loops, merged when they are read.
package final class Metrics: Sendable {
    /// What the transport knows of connections.
    package struct Connections: Sendable {
        /// Connections being served.
        package let open: Int
        /// Connections served at most.
        package let limit: Int

        /// Makes a reading.
        package init(open: Int, limit: Int) {
            self.open = open
            self.limit = limit
        }
    }

    private struct State {
        var loops: [LoopMetrics] = []
        var predictions: [PredictionCounters] = []
        var connections: (@Sendable () -> Connections?)?
    }

    private let state = Lock(State())

    /// Counts nothing yet.
    package init() {}

    /// Tells how to ask the transport for its connections; it gives nil where there is none any more.
    package func observeConnections(_ read: @escaping @Sendable () -> Connections?) {
        state.withLock { $0.connections = read }
    }

    /// Counters for one more loop.
    func addLoop() -> LoopMetrics {
        let loop = LoopMetrics()
        state.withLock { $0.loops.append(loop) }
        return loop
    }

    /// Counters of one loop for each model of `catalog`, in its order: those of `former` that still fit, else new ones.
    func counters(for catalog: ModelCatalog, keeping former: [PredictionCounters]) -> [PredictionCounters] {
        catalog.models.map { model in
            if let kept = former.first(where: { $0.counts(model) }) { return kept }
            let counters = PredictionCounters(model)
            state.withLock { $0.predictions.append(counters) }
            return counters
        }
    }

    /// The counters of every loop so far.
    var loops: [LoopMetrics] { state.withLock { $0.loops } }

    /// The counters of every loop and model so far, those of models served no more included.
    var predictions: [PredictionCounters] { state.withLock { $0.predictions } }

    /// What the transport knows of connections now.
    var connections: Connections? {
        let read = state.withLock { $0.connections }
        return read?()
    }
}
