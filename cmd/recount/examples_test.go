package main

import (
	"os/exec"
	"strings"
	"testing"
)

// TestTheExamplesStandTogether keeps what the examples are there to show: all who
// count one army's casualties answer one question, and two of them conflict.
func TestTheExamplesStandTogether(t *testing.T) {
	out, err := exec.Command("recount", "read", "--min-claims", "10", "../../examples/kursk").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"John Kirby", "Volodymyr Zelensky", "Joint Chiefs", "senior US military", "In conflict", "3,800"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the largest question of the examples does not tell of %s", want)
		}
	}
	if n := strings.Count(string(out), "\nquestion "); n != 1 {
		t.Errorf("%d questions have ten claims, want 1", n)
	}
}
