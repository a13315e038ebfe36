package main

import (
	"fmt"

	"recount/internal/copyset"
	"recount/internal/verdictset"
)

// measureCopies decides which labelled reports are copies of each other.
func measureCopies(b *bench, s *suite) (outcome, error) {
	pairs, err := copyset.Read(s.dataIn(b))
	if err != nil {
		return outcome{}, err
	}
	documents := copyset.Documents(pairs)
	decided, why := copyset.Decide(pairs, documents)
	faults := map[string]string{}
	for i, p := range pairs {
		if decided[i] != p.Label && (decided[i] != "" || !p.Label.IsNone()) {
			faults[p.A.ID+" "+p.B.ID] = fmt.Sprintf("%s, decided %q: %s and %s: %s", p.Label, decided[i], p.A.ID, p.B.ID, why[i])
		}
	}
	return outcome{Table: copyset.Measure(pairs, decided).String() + copyset.Keys(pairs, documents), Faults: faults}, nil
}

// measureVerdicts judges labelled pairs of the annotated claims.
func measureVerdicts(b *bench, s *suite) (outcome, error) {
	results, err := verdictset.Judge(s.scorerIn(b), s.dataIn(b))
	if err != nil {
		return outcome{}, err
	}
	return outcome{Table: verdictset.Table(results), Faults: verdictset.Faults(results)}, nil
}
