import Glibc

exit(ServerProgram(arguments: Array(CommandLine.arguments.dropFirst()), environment: Environment.current).run())
