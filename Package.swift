// swift-tools-version: 6.2
import PackageDescription

/// Whether libFuzzer's executable is wanted. It must not be there otherwise: it links only with the sanitizers.
let isFuzzing = Context.environment["FUZZ"] == "1"
/// Whether the programs that measure the request path and the fits are wanted.
let isMeasuring = Context.environment["LOAD"] == "1"
let sanitizers = ["-sanitize=fuzzer,address"]

/// In release builds the modules are compiled to LLVM's bitcode, and the linker optimises all of them as one program:
/// what the request path calls in another module is made part of its caller, without being @inlinable there.
/// `swift build --experimental-lto-mode=full` says the same to the compiler, but cannot be said by a manifest. Debug
/// information of a whole program is more than the runtime's backtraces can read: without it they name functions.
#if os(Linux) && compiler(>=6.3)
let bitcode: [SwiftSetting] = [
    .unsafeFlags(
        ["-Xfrontend", "-lto=llvm-full", "-Xfrontend", "-emit-bc"],
        .when(configuration: .release))
]
let linking: [LinkerSetting] = [
    .unsafeFlags(["-use-ld=lld", "-Xlinker", "--lto-O3", "-Xlinker", "--strip-debug"], .when(configuration: .release))
]
#else
let bitcode: [SwiftSetting] = []
let linking: [LinkerSetting] = []
#endif

/// How often the server's branches are taken, measured by Tests/Load/profile: the linker keeps what every request does
/// together. Another version of LLVM counts other branches, and may not read the file.
#if os(Linux) && compiler(>=6.3) && compiler(<6.4)
let profile: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-Xlinker", "--lto-cs-profile-file=\(Context.packageDirectory)/Sources/server/server.profdata",
            "-Xlinker", "--no-lto-pgo-warn-mismatch",
        ],
        .when(configuration: .release))
]
#else
let profile: [LinkerSetting] = []
#endif

let settings: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        // Lets byte readers and request heads be non-escaping views of a span instead of raw pointers.
        .enableExperimentalFeature("Lifetimes"),
        .strictMemorySafety(),
    ] + (isFuzzing ? [.unsafeFlags(sanitizers)] : bitcode)

/// One room of the house: a Swift target and the only targets it may import.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// A room full of arithmetic, optimised in debug builds too: without that its tests take a minute more.
func workshop(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    let optimised = [SwiftSetting.unsafeFlags(["-O"], .when(configuration: .debug))]
    return .target(name: name, dependencies: dependencies, swiftSettings: settings + optimised)
}

func executable(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], profile: [LinkerSetting] = []
) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings,
        linkerSettings: linking + profile)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.target(name: name), "TestSupport"] + dependencies,
        swiftSettings: settings, linkerSettings: linking)
}

let package = Package(
    name: "customer-segmentation",
    products: [
        .executable(name: "server", targets: ["server"]),
        .executable(name: "trainer", targets: ["trainer"]),
    ],
    targets: [
        .target(name: "CLinux"),
        .target(name: "Assets"),
        room("Arguments"),
        room("Bytes"),
        room("Locks"),
        room("Threads"),
        room("Processors", ["CLinux"]),
        room("JSON", ["Bytes"]),
        workshop("CSV", ["Bytes", "CLinux"]),
        room("Charts", ["Bytes"]),
        workshop("Segmentation"),
        room("ModelBundle", ["Bytes", "Locks", "JSON", "CSV", "Segmentation", "CLinux"]),
        room("Scoring", ["Bytes", "JSON", "CSV", "Segmentation"]),
        workshop("Training", ["Bytes", "Locks", "Processors", "CSV", "Segmentation", "CLinux"]),
        room("HTTP1", ["Bytes"]),
        room("Transport", ["Bytes", "Locks", "Threads", "HTTP1", "CLinux"]),
        room(
            "Service",
            [
                "Bytes", "Locks", "Threads", "Processors", "JSON", "Segmentation", "HTTP1", "Scoring", "ModelBundle",
                "Assets",
            ]),
        executable(
            "server",
            [
                "Arguments", "Locks", "Threads", "Processors", "Service", "Transport", "HTTP1", "ModelBundle",
                "Segmentation",
            ], exclude: ["server.profdata"], profile: profile),
        executable("conformance-target", ["Arguments", "Bytes", "HTTP1", "Transport"]),
        executable(
            "trainer",
            [
                "Arguments", "Bytes", "Charts", "JSON", "Locks", "CSV", "Training", "Scoring", "ModelBundle",
                "Segmentation",
            ]),
        .target(
            name: "TestSupport",
            dependencies: ["Bytes", "HTTP1", "Transport", "ModelBundle", "Segmentation", "Training"],
            path: "Tests/TestSupport",
            swiftSettings: settings),
        tests(of: "Arguments"),
        tests(of: "Bytes", ["Training"]),
        tests(of: "Locks"),
        tests(of: "Threads"),
        tests(of: "Processors"),
        tests(of: "CSV", ["Bytes", "Training"]),
        tests(of: "Charts"),
        tests(of: "Segmentation", ["Training"]),
        tests(of: "Training", ["Segmentation"]),
        tests(of: "JSON", ["Bytes"]),
        tests(of: "ModelBundle", ["Bytes", "JSON", "Segmentation"]),
        tests(of: "Scoring", ["Bytes", "JSON", "Segmentation"]),
        tests(of: "HTTP1", ["Bytes"]),
        tests(of: "Transport", ["HTTP1", "Threads"]),
        tests(of: "conformance-target", ["HTTP1", "Transport"]),
        tests(of: "Service", ["HTTP1", "JSON", "ModelBundle", "Scoring", "Segmentation", "Transport"]),
        tests(of: "server", ["Arguments", "HTTP1", "ModelBundle", "Service", "Transport"]),
        tests(of: "trainer", ["Arguments", "Bytes", "Charts", "JSON", "ModelBundle", "Segmentation", "Training"]),
        .testTarget(name: "ArchitectureTests", swiftSettings: settings, linkerSettings: linking),
    ],
    cLanguageStandard: .c2x
)

if isFuzzing {
    package.targets += [
        .target(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "CFuzzer", "Bytes", "JSON", "CSV", "Segmentation", "Scoring", "HTTP1", "Training", "ModelBundle",
                "Service", "TestSupport",
            ],
            path: "Tests/Fuzz/Targets",
            swiftSettings: settings,
            // Gold, the default, breaks on what the sanitizers write.
            linkerSettings: [.unsafeFlags(sanitizers + ["-use-ld=lld"])]),
    ]
}

if isMeasuring {
    package.targets += [
        .executableTarget(
            name: "hotpath",
            dependencies: ["Bytes", "JSON", "Segmentation", "ModelBundle", "Scoring", "HTTP1", "Service"],
            path: "Tests/Load/Hotpath", swiftSettings: settings, linkerSettings: linking),
        .executableTarget(
            name: "fits", dependencies: ["Segmentation", "Training"], path: "Tests/Load/Fits", swiftSettings: settings,
            linkerSettings: linking),
    ]
}
