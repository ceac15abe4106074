import Glibc

exit(ConformanceTarget.run(Array(CommandLine.arguments.dropFirst())))
