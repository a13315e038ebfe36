package folder

import (
	"cmp"
	"errors"
	"os"
	"os/exec"
	"testing"

	"recount/export/internal/fixture"
)

// missing is the exit status of readers.py where a program is not installed.
const missing = 3

// Exports are read by other programs, as far as they are installed (PyPI:
// frictionless, pyarrow, duckdb, PyLD, libhxl) for the Python that
// RECOUNT_PYTHON names, else python3.
func TestOtherProgramsReadExports(t *testing.T) {
	python, err := exec.LookPath(cmp.Or(os.Getenv("RECOUNT_PYTHON"), "python3"))
	if err != nil {
		t.Skipf("no other program reads the exports here: %v", err)
	}
	for _, c := range []struct {
		program, format string
		ledger          fixture.Ledger
		options         Options
	}{
		{"frictionless", "csv", fixture.New(), Options{}},
		{"frictionless", "csv", fixture.Hostile(), Options{}},
		{"frictionless", "csv", fixture.New(), Options{HXL: true}},
		{"frictionless", "csv", unlinked(), Options{}},
		{"pyarrow", "parquet", fixture.Hostile(), Options{}},
		{"duckdb", "parquet", fixture.New(), Options{}},
		{"pyld", "jsonld", fixture.Hostile(), Options{}},
		{"hxl", "csv", fixture.New(), Options{HXL: true}},
	} {
		t.Run(c.program, func(t *testing.T) {
			dir, _ := written(t, c.format, c.ledger, c.options)
			out, err := exec.Command(python, "testdata/readers.py", c.program, dir).CombinedOutput()
			var exit *exec.ExitError
			if errors.As(err, &exit) && exit.ExitCode() == missing {
				t.Skipf("%s is not installed: %s", c.program, out)
			}
			if err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
}

// unlinked is a ledger with a claim that the linker has not seen.
func unlinked() fixture.Ledger {
	l := fixture.New()
	l.Claims[6].Question, l.Claims[6].Origin = "", ""
	return l
}
