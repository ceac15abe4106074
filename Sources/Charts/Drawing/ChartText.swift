/// The words of a figure.
package struct ChartText: Sendable, Equatable {
    /// What the figure says, in a phrase.
    package var title: String
    /// What is drawn, with units.
    package var subtitle: String
    /// How it was made, in smaller letters beneath.
    package var note: String
    /// What a person who does not see the figure should know; without one the subtitle.
    package var description: String

    /// Makes the words of a figure.
    package init(_ title: String, subtitle: String = "", note: String = "", description: String = "") {
        self.title = title
        self.subtitle = subtitle
        self.note = note
        self.description = description
    }
}
