package io.chartwright.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;

/** The commands that there are; each is called what its class is. */
final class Commands {
    /** In the order of the help. */
    private static final List<Class<?>> ALL = List.of(
            RenderCommand.class,
            ValidateCommand.class,
            PackageCommand.class,
            PublishCommand.class,
            ReleaseCommand.class,
            VerifyCommand.class,
            DiffCommand.class,
            ImpactCommand.class,
            MigrateCommand.class,
            ImportCommand.class,
            IndexCommand.class,
            ImagesCommand.class,
            SbomCommand.class,
            BundleCommand.class,
            RulesCommand.class,
            ExplainCommand.class,
            AnnotationsCommand.class,
            DoctorCommand.class,
            DiagnoseCommand.class,
            CompletionCommand.class);

    private Commands() {}

    /** Returns the parser of a command line; when it begins with a command, of that one alone, because reading all takes long. */
    static CommandLine parser(RootCommand root, String[] arguments) {
        CommandLine parser = new CommandLine(root);
        wanted(arguments).map(List::<Class<?>>of).orElse(ALL).forEach(parser::addSubcommand);
        return parser;
    }

    private static Optional<Class<?>> wanted(String[] arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        return ALL.stream()
                .filter(command -> name(command).equals(first))
                // It speaks of all the others.
                .filter(command -> command != CompletionCommand.class)
                .findFirst();
    }

    private static String name(Class<?> command) {
        return command.getSimpleName().replaceFirst("Command$", "").toLowerCase(Locale.ROOT);
    }
}
