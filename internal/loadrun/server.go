package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"syscall"
)

// server is the program that serves the desk.
type server struct {
	command *exec.Cmd
	address string // without the slash at its end
}

var opened = regexp.MustCompile(`http://[0-9.]+:[0-9]+`)

// start opens the desk of a ledger on a free port.
func start(ctx context.Context, program, ledger string) (*server, error) {
	found, err := exec.LookPath(program)
	if errors.Is(err, exec.ErrDot) || err != nil {
		found = program
		if !strings.Contains(found, "/") {
			found = "./" + found
		}
	}
	command := exec.CommandContext(ctx, found, "serve", "--ledger", ledger, "--listen", "127.0.0.1:0")
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	s := &server{command: command}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if s.address = opened.FindString(lines.Text()); s.address != "" {
			return s, nil
		}
	}
	return nil, errors.Join(errors.New("the program did not open the desk"), s.stop())
}

func (s *server) stop() error {
	if err := s.command.Process.Signal(syscall.SIGINT); err != nil {
		return err
	}
	if err := s.command.Wait(); err != nil {
		return fmt.Errorf("the program ended with: %w", err)
	}
	return nil
}

var residentLine = regexp.MustCompile(`VmRSS:\s+(\d+) kB`)

// resident is how much memory the program holds, in MB; 0 where the system does
// not tell.
func (s *server) resident() int {
	status, err := os.ReadFile("/proc/" + strconv.Itoa(s.command.Process.Pid) + "/status")
	if err != nil {
		return 0
	}
	found := residentLine.FindSubmatch(status)
	if found == nil {
		return 0
	}
	kb, _ := strconv.Atoi(string(found[1])) // digits
	return kb / 1024
}
