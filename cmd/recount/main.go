// Command recount reads news reports and prints the figures in them: who says
// how many of what, where and when.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/alecthomas/kong"
)

// Exit statuses.
const (
	allRead    = 0
	someFailed = 1 // an input could not be read, or the output not be written
	wrongUsage = 2
)

type commands struct {
	Read       readCommand       `cmd:"" help:"Print the claims of reports: each figure with what it counts, where, when, and on whose word."`
	Figures    figuresCommand    `cmd:"" help:"Print every expression of number or time in reports: also dates, ages, scores and what else is no figure of the ledger."`
	Statements statementsCommand `cmd:"" help:"Print every attributed statement in reports: who says it, the words of saying, and what is said."`
	Explain    explainCommand    `cmd:"" help:"Show how one sentence is read, step by step."`
	Schema     schemaCommand     `cmd:"" help:"Print the JSON Schema of a claim."`
	Version    versionCommand    `cmd:"" help:"Print the versions of the program and of the claim's JSON form."`
}

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	parser, err := kong.New(&commands{},
		kong.Name("recount"),
		kong.Description("recount reads news reports and prints who says how many of what, where and when.\n\n"+
			"Exit status: 0 all was read, 1 some input could not be read or output not be written, 2 wrong usage."),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
	)
	if err != nil {
		return complain(err)
	}
	command, err := parser.Parse(args)
	if err != nil {
		return complain(&usageError{err.Error(), "recount --help shows the commands"})
	}
	return complain(command.Run())
}

// usageError says how the command line was wrong and what to do about it.
type usageError struct{ reason, hint string }

func (e *usageError) Error() string { return fmt.Sprintf("%s (%s)", e.reason, e.hint) }

// complain prints an error and returns the exit status that belongs to it.
func complain(err error) int {
	if err == nil {
		return allRead
	}
	fmt.Fprintln(os.Stderr, "recount:", err)
	if usage := (*usageError)(nil); errors.As(err, &usage) {
		return wrongUsage
	}
	return someFailed
}
