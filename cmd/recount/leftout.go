package main

import (
	"fmt"
	"os"
	"strconv"

	"recount"
)

// leftOut tells what the input held that is no report, and why; of archives also
// how many records these were of how many: each of the others is a report or a
// problem. It is no failure of the run: most of what crawlers fetch is none.
func leftOut(input source) {
	all := 0
	for _, skip := range input.Skipped() {
		all += skip.Count
		fmt.Fprintf(os.Stderr, "recount: left out %d × %s\n", skip.Count, skip.Reason)
	}
	if records := input.Progress().Records; all > 0 && records > 0 {
		fmt.Fprintf(os.Stderr, "recount: left out %s of %s\n", recount.Grouped(strconv.Itoa(all)), recount.Counted(int(records), "record", "records"))
	}
}
