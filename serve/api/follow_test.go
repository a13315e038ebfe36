package api

import (
	"net/http"
	"strings"
	"testing"
)

func TestQuestionsAreFollowed(t *testing.T) {
	h, _ := flood(t)
	first := func(path string) map[string]any {
		t.Helper()
		items, _ := get200(t, h, path)["items"].([]any)
		if len(items) == 0 {
			return nil
		}
		row, _ := items[0].(map[string]any)
		return row
	}
	if row := first("/api/v1/questions?followed=true"); row != nil {
		t.Fatalf("a question is followed at first: %v", row)
	}
	id, _ := first("/api/v1/questions")["id"].(string)
	var note map[string]any
	decode(t, ask(h, "POST", "/api/v1/questions/"+id[:8]+"/follow", `{"by": "Ada"}`), http.StatusOK, &note)
	if note["question"] != id || note["by"] != "Ada" {
		t.Errorf("followed: %v", note)
	}
	if row := first("/api/v1/questions?followed=true"); row["id"] != id {
		t.Errorf("the question followed is %v, want %s", row, id)
	}
	decode(t, ask(h, "POST", "/api/v1/questions/"+id+"/follow", `{"by": "Bo"}`), http.StatusOK, &note)
	if listed := first("/api/v1/followings"); note["by"] != "Ada" || note["by"] != listed["by"] || note["at"] != listed["at"] {
		t.Errorf("followed already: %v is answered, %v is listed", note, listed)
	}
	decode(t, ask(h, "POST", "/api/v1/questions/"+id+"/unfollow", `{"by": "Bo"}`), http.StatusOK, &note)
	if row := first("/api/v1/questions?followed=true"); row != nil {
		t.Errorf("followed no longer: %v", row)
	}
	for path, status := range map[string]int{"/api/v1/questions/ffffffff/follow": http.StatusNotFound, "/api/v1/questions/" + id + "/follow": http.StatusUnprocessableEntity} {
		body := `{"by": "Ada"}`
		if status == http.StatusUnprocessableEntity {
			body = `{"by": "", "who": "Ada"}`
		}
		decode(t, ask(h, "POST", path, body), status, &note)
	}
	decode(t, ask(h, "GET", "/api/v1/questions/"+id[:4], ""), http.StatusNotFound, &note)
	if detail, _ := note["detail"].(string); !strings.Contains(detail, "cut to its first 6 digits") {
		t.Errorf("a short id: %q", detail)
	}
}
