/// Which number of a date like `12/1/2010` is the month.
package enum DateOrder: String, Sendable {
    case monthFirst
    case dayFirst
}
