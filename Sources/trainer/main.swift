import Glibc

exit(Trainer.run(Array(CommandLine.arguments.dropFirst()), in: .process))
