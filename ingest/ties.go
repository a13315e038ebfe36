package ingest

import (
	"context"
	"slices"
	"strings"

	"recount/ledger"
)

// ties tells which blocks reviewers have joined by merging questions.
type ties struct {
	ledger ledger.Ledger
	merged string              // the merges that groups were made of
	groups map[string][]string // block -> all blocks joined with it, in order
}

// of returns the keys of the blocks that a block is decided with: itself, and
// those in which claims stand that a reviewer has merged with claims of it, and
// so on. They are in order.
func (t *ties) of(ctx context.Context, merged [][]string, key string) ([]string, error) {
	if err := t.load(ctx, merged); err != nil {
		return nil, err
	}
	if group := t.groups[key]; group != nil {
		return group, nil
	}
	return []string{key}, nil
}

func (t *ties) load(ctx context.Context, merged [][]string) error {
	var now strings.Builder
	for _, claims := range merged {
		now.WriteString(strings.Join(claims, " ") + "\n")
	}
	if t.groups != nil && t.merged == now.String() {
		return nil
	}
	t.groups, t.merged = map[string][]string{}, now.String()
	for _, claims := range merged {
		keys, err := t.ledger.BlocksOf(ctx, claims)
		if err != nil {
			t.groups = nil
			return err
		}
		t.join(keys)
	}
	return nil
}

// join makes one group of blocks and all that they were joined with.
func (t *ties) join(keys []string) {
	group := slices.Clone(keys)
	for _, key := range keys {
		group = append(group, t.groups[key]...)
	}
	slices.Sort(group)
	group = slices.Compact(group)
	for _, key := range group {
		t.groups[key] = group
	}
}
