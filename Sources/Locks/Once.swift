/// A value that whoever asks for it first works out, while others that ask wait for it.
package final class Once<Value: Sendable>: Sendable {
    private let value = Lock<Value?>(nil)

    /// Makes a value that nobody has asked for.
    package init() {}

    /// The value, worked out by `make` unless it is there.
    package func value(_ make: () -> Value) -> Value {
        value.withLock { value in
            if let value { return value }
            let made = make()
            value = made
            return made
        }
    }
}
