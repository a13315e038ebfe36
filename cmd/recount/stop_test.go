package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// archive writes a web archive of pages, each a report of a flood.
func archive(t *testing.T, file string, pages int) {
	t.Helper()
	var out bytes.Buffer
	for i := range pages {
		town := []string{"Alcora", "Velmora", "Tarn", "Orle", "Cape Doran"}[i%5]
		page := fmt.Sprintf(`<html lang="en"><head><title>Flood at %s</title><meta property="article:published_time" content="2019-03-%02dT08:00:00Z"></head><body><article><h1>Flood at %s</h1>
<p>A flood at %s killed %d people on Monday, the mayor said. Another %d were missing, and about %d had fled their homes, according to police.</p>
<p>The road to the harbour was closed, and the schools in the valley stayed shut until the water had gone down again.</p></article></body></html>`,
			town, 5+i%20, town, town, 20+i/5, 3+i%7, 100*(1+i%9))
		answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
		fmt.Fprintf(&out, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/flood/%d\r\nWARC-Date: 2019-03-%02dT09:00:00Z\r\n"+
			"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
			i, 5+i%20, i, len(answer), answer)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestStoppedWhileAddingAnArchive asks the program to stop while it adds a web
// archive: what was filed is kept, and the next run comes to what one run does.
func TestStoppedWhileAddingAnArchive(t *testing.T) {
	dir := t.TempDir()
	input, ledger, whole := filepath.Join(dir, "crawl.warc"), filepath.Join(dir, "ledger.db"), filepath.Join(dir, "whole.db")
	archive(t, input, 80)
	runs(t, "add", "--ledger", whole, input)
	want := claimsIn(t, whole)
	command := exec.Command("recount", "add", "--ledger", ledger, input)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	for until := time.Now().Add(time.Minute); time.Now().Before(until); time.Sleep(time.Millisecond) { // until it is at work
		if _, err := os.Stat(ledger); err == nil {
			break
		}
	}
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := command.Wait(); err == nil || !strings.Contains(stderr.String(), "stopped; what was filed is kept") {
		t.Fatalf("it ended with %v and said %q", err, stderr.String())
	}
	runs(t, "check", "--ledger", ledger)
	runs(t, "add", "--ledger", ledger, input)
	runs(t, "check", "--ledger", ledger)
	if got := claimsIn(t, ledger); got != want {
		t.Errorf("completed after a stop the ledger holds\n%s\nwant\n%s", got, want)
	}
}

// TestStoppedWithAnUploadInHand asks the desk to stop while it adds what was
// uploaded: it files all of it first.
func TestStoppedWithAnUploadInHand(t *testing.T) {
	dir := t.TempDir()
	input, ledger, whole := filepath.Join(dir, "reports.jsonl"), filepath.Join(dir, "ledger.db"), filepath.Join(dir, "whole.db")
	content := manyReports(t, 60)
	if err := os.WriteFile(input, content, 0o644); err != nil {
		t.Fatal(err)
	}
	runs(t, "add", "--ledger", whole, input)
	want := claimsIn(t, whole)
	first := filepath.Join(dir, "first.jsonl")
	if err := os.WriteFile(first, content[:bytes.IndexByte(content, '\n')+1], 0o644); err != nil {
		t.Fatal(err)
	}
	runs(t, "add", "--ledger", ledger, first)

	command := exec.Command("recount", "serve", "--ledger", ledger, "--listen", "127.0.0.1:0")
	var stderr bytes.Buffer
	command.Stderr = &stderr
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = command.Process.Kill() }() // it may have ended
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err, stderr.String())
	}
	upload(t, regexp.MustCompile(`http://[0-9.:]+`).FindString(line), "reports.jsonl", content)
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := command.Wait(); err != nil {
		t.Fatalf("it ended with %v and said %q", err, stderr.String())
	}
	if !strings.Contains(stderr.String(), "finishing 1 upload") {
		t.Errorf("the upload was over before the desk was asked to stop: %q", stderr.String())
	}
	runs(t, "check", "--ledger", ledger)
	if got := claimsIn(t, ledger); got != want {
		t.Errorf("stopped with an upload in hand the ledger holds\n%s\nwant\n%s", got, want)
	}
}

// upload sends a file to the page of the desk that adds it.
func upload(t *testing.T, desk, name string, content []byte) {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Get(desk + "/add")
	if err != nil {
		t.Fatal(err)
	}
	page, err := io.ReadAll(answer.Body)
	_ = answer.Body.Close()
	token := regexp.MustCompile(`name="token" value="([^"]+)"`).FindSubmatch(page)
	if err != nil || token == nil {
		t.Fatalf("the page has no token: %v", err)
	}
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	err = w.WriteField("token", string(token[1]))
	if err == nil {
		var part io.Writer
		if part, err = w.CreateFormFile("files", name); err == nil {
			_, err = part.Write(content)
		}
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	answer, err = client.Post(desk+"/add/files", w.FormDataContentType(), &form)
	if err != nil {
		t.Fatal(err)
	}
	_ = answer.Body.Close()
	if answer.StatusCode != http.StatusSeeOther {
		t.Fatalf("the upload was answered with %s", answer.Status)
	}
}
