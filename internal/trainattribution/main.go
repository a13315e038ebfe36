// Command trainattribution trains the attribution models of package
// extract/attribution/roles from reports with marked attributions, one JSON
// object a line:
//
//	{"id", "text", "attributions": [{"source": [[from, to], …], "cue": […], "content": […]}, …]}
//
// with half-open offsets in code points. PolNeAR 1.0, converted to this form,
// gave the embedded weights:
//
//	go run ./internal/trainattribution -in polnear-train.jsonl -out extract/attribution/roles/weights/roles.bin
//
// With -hold 10 every tenth report is kept apart and scored.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"runtime"
	"sync"

	"recount/extract/attribution/roles"
)

func main() {
	log.SetFlags(0)
	in := flag.String("in", "", "marked reports, JSON lines")
	out := flag.String("out", "", "file to write the weights to")
	hold := flag.Int("hold", 0, "score on every n-th report and train on the others")
	epochs := flag.Int("epochs", 3, "passes over the examples")
	limit := flag.Int("limit", 0, "use only so many reports")
	flag.Parse()
	reports, err := readReports(*in)
	if err != nil {
		log.Fatal(err)
	}
	if *limit > 0 && *limit < len(reports) {
		reports = reports[:*limit]
	}
	if err := run(reports, *out, *hold, *epochs); err != nil {
		log.Fatal(err)
	}
}

func run(reports []report, out string, hold, epochs int) error {
	var train, held []examples
	for i, set := range examine(reports) {
		if hold > 0 && i%hold == 0 {
			held = append(held, set)
		} else {
			train = append(train, set)
		}
	}
	all := join(train)
	fmt.Printf("%d tokens that may be cues, %d are; %d steps\n", len(all.cues), len(all.frames), len(all.steps))
	cues := learn(all.cues, 1, 1<<roles.CueBits, 2, epochs)
	steps := learnSteps(all, epochs)
	looks := learn(crossLooks(train, epochs), roles.Count, 1<<roles.LookBits, 3, epochs)
	model, err := roles.NewModel(cues, steps, looks)
	if err != nil {
		return err
	}
	if hold > 0 {
		scoreCues(model, join(held).frames, join(held).cues)
		scoreRoles(model, join(held).frames)
	}
	if out == "" {
		return nil
	}
	return os.WriteFile(out, model.Encode(), 0o644)
}

func learnSteps(e examples, epochs int) []float32 {
	return learn(e.steps, roles.Count, 1<<roles.StepBits, 3, epochs)
}

// examine analyses the reports on all processors and takes their examples, in
// the order of the reports.
func examine(reports []report) []examples {
	sets := make([]examples, len(reports))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				sets[i] = reports[i].examples()
			}
		})
	}
	for i := range reports {
		next <- i
	}
	close(next)
	workers.Wait()
	return sets
}
