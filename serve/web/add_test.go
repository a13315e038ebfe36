package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"recount/ledger"
)

// over waits until all uploads are filed, and returns the page of one.
func (p *place) over(t *testing.T, path string) string {
	t.Helper()
	if err := p.desk.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	return p.get(t, path, http.StatusOK)
}

func TestAPastedReportIsRead(t *testing.T) {
	p := openDesk(t)
	p.post(t, "/add/text", http.StatusOK, "text", "Ferry sinks off Alcora\r\n\r\nAt least 14 people were killed when a ferry sank off Alcora, the coast guard said.", "source", "Harbour Post", "date", "2023-02-20")
	contains(t, p.get(t, "/add", http.StatusOK), "pasted text")
	if err := p.desk.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	found := p.claims(t, func(c *ledger.Linked) bool { return c.Figure == "At least 14" })
	if len(found) != 1 || found[0].Source != "Harbour Post" || found[0].Published.String() != "2023-02-20" {
		t.Fatalf("claims of the pasted report: %+v", found)
	}
	contains(t, p.get(t, "/", http.StatusOK), "At least 14")
	p.post(t, "/add/text", http.StatusUnprocessableEntity, "text", " \r\n ")
	p.post(t, "/add/text", http.StatusUnprocessableEntity, "text", "x", "date", "last week")
}

// upload sends files, and returns the page of their progress.
func (p *place) upload(t *testing.T, files map[string]string) (job string) {
	t.Helper()
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	if err := w.WriteField("token", p.token(t)); err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		part, err := w.CreateFormFile("files", name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	answer, err := p.client.Post(p.URL+"/add/files", w.FormDataContentType(), &form)
	body(t, answer, err, "/add/files", http.StatusOK)
	return answer.Request.URL.Path
}

func TestFilesAreUploaded(t *testing.T) {
	p := openDesk(t)
	const text = "Source: Harbour Post\nDate: 2023-02-20\n\nFerry sinks\n\nAt least 14 people were killed off Alcora, the coast guard said."
	job := p.upload(t, map[string]string{
		"ferry.txt":          text,
		"../../etc/copy.txt": text, // the same again, under a name that would lead elsewhere
		"bad.jsonl":          "{\"text\": \n",
	})
	page := p.over(t, job)
	contains(t, page, "1 new report", "Ferry sinks", "What could not be read", "bad.jsonl")
	if strings.Contains(page, "recount-upload-") {
		t.Error("the page tells where uploads are kept aside")
	}
	var state struct{ Over bool }
	if err := json.Unmarshal([]byte(p.get(t, job+"?form=json", http.StatusOK)), &state); err != nil || !state.Over {
		t.Errorf("the state of the upload is %+v: %v", state, err)
	}
}

func TestAClaimIsAddedByHand(t *testing.T) {
	p := openDesk(t)
	page := p.post(t, "/add/claim", http.StatusOK,
		"words", "We counted 230 tents on the field this morning.", "source", "@valleywatch", "url", "https://post.example/1", "date", "2023-02-21",
		"set-measure", "displaced", "by", "Ada", "why", "a post with a picture")
	contains(t, page, "Ada added the claim", "230")
	added := p.claims(t, func(c *ledger.Linked) bool { return c.Review == "added" })
	if len(added) != 1 || added[0].Value != 230 || added[0].Measure != "displaced" || added[0].Source != "@valleywatch" {
		t.Errorf("added: %+v", added)
	}
	p.post(t, "/add/claim", http.StatusUnprocessableEntity, "words", "230 tents", "by", "Ada", "why", "no source")
}
