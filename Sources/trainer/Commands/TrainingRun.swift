import CSV
import ModelBundle
import Segmentation
import Training

/// What the commands that train have in common: telling of progress, writing the bundle, summing up.
struct TrainingRun: Sendable {
    private let output: TrainingOutput
    private let environment: TrainerEnvironment
    private let createdAt: CreationTime
    private let meter: ProgressMeter?
    /// Who shares the work, and tells the meter how far it has come.
    let workers: Workers

    /// Makes a run; a creation time that makes no sense, and a folder that no bundle may replace, are found before any
    /// work is done.
    init(output: TrainingOutput, environment: TrainerEnvironment) throws {
        try BundleWriter.checkTarget(output.folder)
        self.output = output
        self.environment = environment
        createdAt = try CreationTime(in: environment)
        guard let show = environment.show, !output.isQuiet else {
            (meter, workers) = (nil, environment.workers)
            return
        }
        let meter = ProgressMeter(seconds: environment.seconds, show: show)
        self.meter = meter
        workers = environment.workers.reporting { meter.update($0) }
    }

    /// Says what is about to be done.
    func progress(_ stage: String) {
        if !output.isQuiet { environment.report(stage + "\n") }
        meter?.begin()
    }

    /// Tells how far the reading has come: on a terminal all the time, else now and then in a line.
    ///
    /// - Parameter size: bytes that there are to read; nil where nobody knows.
    func progress(_ pace: inout ReadingPace, rows: Int, bytes: Int, of size: Int?) {
        guard let meter else {
            if let text = pace.text(rows: rows) { progress(text) }
            return
        }
        let share = size.map { $0 == 0 ? 1 : min(Double(bytes) / Double($0), 1) }
        meter.update(share) { ReadingPace.text(rows: rows, seconds: $0) }
    }

    /// Says which columns are not used, and why.
    func note(_ omissions: [TableColumns.Omission]) {
        for omission in omissions { environment.report("note: \(omission)\n") }
    }

    /// Points a person to rows that look like mistakes in the file, not like gaps in what is known.
    func note(_ report: RowReport) {
        for removal in report.removals where removal.rule == .unreadable || removal.rule == .duplicateIdentifier {
            guard let example = removal.examples.first else { continue }
            let column = example.column.isEmpty ? "" : ", \(example.column)"
            environment.report(
                "note: \(removal.rows) rows left out as \(removal.rule.rawValue), the first one "
                    + "\(example.source), line \(example.line)\(column): \"\(example.found)\"\n")
        }
    }

    /// Says from where on the text of sources was taken for another than UTF-8: what is read wrong looks like other ids and
    /// categories.
    func note(_ formats: [CSVFormat], of sources: [String]) {
        for (format, source) in zip(formats, sources) {
            guard let line = format.latin1Line else { continue }
            environment.report(
                "note: \(source): line \(line) is no UTF-8; the text was read as ISO-8859-1 from there on\n")
        }
    }

    /// Says how dates were read, and warns where that was a guess.
    func note(_ dates: DateFinding) {
        if dates.isGuessed {
            environment.report("warning: dates are read \(dates)\n")
        } else {
            progress("dates are read as \(dates)")
        }
    }

    /// Says how numbers were read, of each column or of all, where they are written otherwise than programs do.
    func note(_ numbers: [(column: String?, finding: NumberFinding)]) {
        for (column, finding) in numbers where !finding.isPlain {
            environment.report("note: \(column ?? "numbers") read with a \(finding)\n")
        }
    }

    /// The same for a table of attributes.
    func note(_ numbers: [String: NumberFinding]) {
        note(numbers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    /// Writes the bundle and prints the summary.
    func finish(
        _ trained: TrainedModel, sources: [HashingSource], parameters: [Manifest.Parameter] = [],
        totals: BundleSummary.Totals? = nil
    ) throws {
        try finish(trained, records: sources.map(\.record), parameters: parameters, totals: totals)
    }

    /// The same for data of which only records are left.
    func finish(
        _ trained: TrainedModel, records: [Manifest.Source], parameters: [Manifest.Parameter] = [],
        totals: BundleSummary.Totals? = nil
    ) throws {
        let manifest = Manifest(
            of: trained, output, sources: records, parameters: parameters, createdAt: createdAt)
        let inheritance = try inheritance(of: trained, manifest)
        let model = trained.renamed(inheritance.segments)
        let warnings = model.warnings.map(\.description) + inheritance.warnings
        let fitted = try LoadedModel(
            model, manifest: manifest, table: output.customerTable, trainedSegments: trained.segmenter.segments)
        let report = try output.report == .none ? [] : report(on: model, fitted, totals, warnings)
        progress("writing \(output.folder)")
        let written = try BundleWriter.write(
            fitted, to: output.folder, attachments: report + inheritance.attachments)
        if let folder = output.dataFolder { try DataFiles(of: model).write(to: folder) }
        for note in inheritance.notes { environment.report("note: \(note)\n") }
        for warning in warnings { environment.report("warning: \(warning)\n") }
        let summary = BundleSummary(of: written, in: output.folder, totals: totals, warnings: warnings)
        try environment.print(output.isJSON ? summary.json : summary.text)
    }

    /// What the model takes over from the bundle that it replaces.
    private func inheritance(of trained: TrainedModel, _ manifest: Manifest) throws -> FormerBundle.Inheritance {
        guard output.keepsEdits, let former = FormerBundle(in: output.folder) else {
            return FormerBundle.Inheritance(segments: trained.segmenter.segments)
        }
        return try former.inherited(by: LoadedModel(trained, manifest: manifest, table: .labels))
    }

    private func report(
        on trained: TrainedModel, _ model: LoadedModel, _ totals: BundleSummary.Totals?, _ warnings: [String]
    ) throws -> [BundleAttachment] {
        progress("measuring what the report shows")
        let data = try ReportData(
            of: ReportPopulation(trained.customers), trained.segmenter, workers: environment.workers,
            totals: totals.map { .init(orders: $0.orders, revenue: $0.revenue) }, warnings: warnings)
        let stored = BundleAttachment(ReportFile.name, try ReportFile.text(data))
        return output.report == .data ? [stored] : Report(model: model, data: data).files + [stored]
    }
}
