// Command recount reads news reports and keeps a ledger of the figures in them:
// who says how many of what, where and when, and how that stands to what others
// say.
package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/alecthomas/kong"

	"recount"
	"recount/ingest"
	"recount/ledger"
)

// Exit statuses.
const (
	allRead    = 0
	someFailed = 1 // something could not be read, found or written
	wrongUsage = 2
)

type commands struct {
	Read       readCommand       `cmd:"" help:"Read reports and print their claims side by side: the questions they answer, how they stand to each other, and on whose word."`
	Add        addCommand        `cmd:"" help:"Add reports to the ledger. Adding the same again changes nothing."`
	Watch      watchCommand      `cmd:"" help:"Ask pages and feeds again and again, and add what is new in them."`
	Questions  questionsCommand  `cmd:"" help:"List the questions of the ledger: what is claimed, by how many, and whether it is disputed."`
	Show       showCommand       `cmd:"" help:"Show one question with its claims, verdicts and origins."`
	Claims     claimsCommand     `cmd:"" help:"List claims of the ledger."`
	Statements statementsCommand `cmd:"" help:"List attributed statements, with a figure or without: of reports, or of the ledger where none is named."`
	Reports    reportsCommand    `cmd:"" help:"List reports of the ledger, or print the text of one."`
	Origins    originsCommand    `cmd:"" help:"List the utterances and documents that figures go back to."`
	Copies     copiesCommand     `cmd:"" help:"List reports of which one is the other's text."`
	Serve      serveCommand      `cmd:"" help:"Open the desk: the ledger in a browser on this machine, or reports read into a fresh one."`
	Review     reviewCommand     `cmd:"" help:"Decide on a claim or a question: accept, correct, reject, add, merge, split, best, undo."`
	History    historyCommand    `cmd:"" help:"Show what people decided on a claim or a question, also by the id of a review."`
	Follow     followCommand     `cmd:"" help:"Follow questions: recount feed then tells new figures of these alone. Without ids: list what is followed."`
	Unfollow   unfollowCommand   `cmd:"" help:"Follow questions no longer."`
	Feed       feedCommand       `cmd:"" help:"Print an Atom feed of what changed: new figures on questions that are followed (on all while none is), new conflicts, revised reports."`
	Export     exportCommand     `cmd:"" help:"Write the ledger to a folder, for other programs."`
	MCP        mcpCommand        `cmd:"" name:"mcp" help:"Answer an assistant from the ledger, over standard input and output (Model Context Protocol)."`
	Check      checkCommand      `cmd:"" help:"Check the whole ledger: every span quotes its report, every link leads somewhere."`
	Relink     relinkCommand     `cmd:"" help:"Complete what is left to compare: after a crash, or an update of recount."`
	Figures    figuresCommand    `cmd:"" help:"Print every expression of number or time in reports: also dates, ages, scores and what else is no figure of the ledger."`
	Explain    explainCommand    `cmd:"" help:"Show how one sentence is read, step by step."`
	Schema     schemaCommand     `cmd:"" help:"Print the JSON Schema of a claim."`
	Completion completionCommand `cmd:"" help:"Print what makes a shell complete commands and flags: eval \"$(recount completion bash)\"."`
	Version    versionCommand    `cmd:"" help:"Print the versions of the program and of the claim's JSON form."`
}

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	parser, err := kong.New(&commands{},
		kong.Name("recount"),
		kong.Description("recount reads news reports and keeps a ledger of who says how many of what, where and when.\n\n"+
			"Exit status: 0 all went well, 1 something could not be read, found or written, 2 wrong usage."),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
	)
	if err != nil {
		return complain(err)
	}
	if completes(parser) {
		return allRead
	}
	command, err := parser.Parse(usual(args))
	if err != nil {
		return complain(&usageError{err.Error(), hint(err)})
	}
	return complain(command.Run())
}

// negativeLast puts a negative number behind all flags, and behind the -- that
// says that it is none. Values of flags stay where they are.
func negativeLast(args []string) []string {
	at := slices.IndexFunc(args, isNegative)
	if at < 1 || slices.Contains(args, "--") || strings.HasPrefix(args[at-1], "--") && !strings.Contains(args[at-1], "=") {
		return args
	}
	return slices.Concat(args[:at], args[at+1:], []string{"--", args[at]})
}

func isNegative(arg string) bool {
	_, err := strconv.ParseFloat(strings.ReplaceAll(arg, ",", ""), 64)
	return err == nil && len(arg) > 1 && arg[0] == '-' && (arg[1] == '.' || arg[1] >= '0' && arg[1] <= '9')
}

// hint says where the help is that a wrong command line needs.
func hint(err error) string {
	var wrong *kong.ParseError
	if errors.As(err, &wrong) && wrong.Context != nil {
		if command := wrong.Context.Selected(); command != nil {
			more := command.FullPath() + " --help tells more"
			if strings.HasPrefix(err.Error(), "unknown flag -") && !strings.HasPrefix(err.Error(), "unknown flag --") {
				more += "; what begins with - and is no flag stands last, behind --"
			}
			return more
		}
	}
	return "recount --help shows the commands"
}

// usual turns what people try first into what there is: recount help COMMAND,
// recount --version, a negative number as the right value.
func usual(args []string) []string {
	switch {
	case len(args) > 0 && args[0] == "help":
		return append(slices.Clone(args[1:]), "--help")
	case len(args) == 1 && args[0] == "--version":
		return []string{"version"}
	}
	return negativeLast(args)
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
	usage, misuse, none := (*usageError)(nil), (*ingest.Misuse)(nil), (*recount.NoneOf)(nil)
	if errors.As(err, &usage) || errors.As(err, &none) || errors.As(err, &misuse) || errors.Is(err, ledger.ErrInvalid) {
		return wrongUsage
	}
	return someFailed
}
