/// A spelling of dates.
package enum DateForm: Sendable, Equatable {
    /// `2011-12-10`
    case yearFirst
    /// `12/10/2011` or `10/12/2011`
    case numeric
    /// `10.12.2011`
    case dotted
    /// `10-Dec-11`
    case named
    /// `20111210`
    case compact
    /// `1323475200`, seconds since 1970, or as many milliseconds
    case epoch
}
