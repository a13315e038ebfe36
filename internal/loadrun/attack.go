package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

// answer is how a page was answered.
type answer struct {
	URL     string        `json:"url"`
	Code    int           `json:"code"`
	Latency time.Duration `json:"latency"`
	Error   string        `json:"error"`
	kind    kind
}

type answers []answer

// attack asks for each of the pages once, by so many readers at a time.
func attack(ctx context.Context, address string, paths []path, users int) (answers, error) {
	var targets bytes.Buffer
	kinds := map[string]kind{}
	for _, p := range paths {
		kinds[address+p.path] = p.kind
		fmt.Fprintf(&targets, "GET %s\n\n", address+p.path)
	}
	workers := strconv.Itoa(users)
	asked, err := vegeta(ctx, &targets, "attack", "-lazy", "-rate=0", "-workers="+workers, "-max-workers="+workers, "-timeout=60s", "-redirects=-1")
	if err != nil {
		return nil, err
	}
	told, err := vegeta(ctx, bytes.NewReader(asked), "encode", "-to=json")
	if err != nil {
		return nil, err
	}
	var all answers
	for from := json.NewDecoder(bytes.NewReader(told)); ; {
		var one answer
		if err := from.Decode(&one); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		if one.URL == "" { // vegeta found no more to ask for
			continue
		}
		one.kind = kinds[one.URL]
		all = append(all, one)
	}
	if len(all) < len(paths)*9/10 {
		return nil, fmt.Errorf("vegeta asked for %d of %d pages", len(all), len(paths))
	}
	slices.SortFunc(all, func(a, b answer) int { return int(a.Latency - b.Latency) })
	return all, nil
}

// vegeta runs the load tool.
func vegeta(ctx context.Context, in io.Reader, args ...string) ([]byte, error) {
	command := exec.CommandContext(ctx, "go", append([]string{"tool", "-modfile=internal/loadrun/vegeta.mod", "vegeta"}, args...)...)
	var told strings.Builder
	command.Stdin, command.Stderr = in, &told
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("vegeta %s: %w: %s (run it in the project's folder)", args[0], err, told.String())
	}
	if told.Len() > 0 {
		fmt.Fprint(os.Stderr, told.String())
	}
	return out, nil
}

// of are the answers of one kind of page.
func (a answers) of(k kind) answers {
	return slices.DeleteFunc(slices.Clone(a), func(one answer) bool { return one.kind != k })
}

// at is how long the fastest share of the answers took at most.
func (a answers) at(share float64) time.Duration {
	if len(a) == 0 {
		return 0
	}
	sorted := slices.SortedFunc(slices.Values(a), func(x, y answer) int { return int(x.Latency - y.Latency) })
	return sorted[min(len(sorted)-1, int(share*float64(len(sorted))))].Latency
}

func (a answers) failed() (n int) {
	for i := range a {
		if a[i].isFault() {
			n++
		}
	}
	return n
}

func (a *answer) isFault() bool { return a.Code != http.StatusOK || a.Error != "" }

// fault tells how many answers are errors, and which is the first; nil where none
// is.
func (a answers) fault() error {
	at := slices.IndexFunc(a, func(one answer) bool { return one.isFault() })
	if at < 0 {
		return nil
	}
	return fmt.Errorf("%d of %d requests failed: %s was answered with status %d %s", a.failed(), len(a), a[at].URL, a[at].Code, a[at].Error)
}
