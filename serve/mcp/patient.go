package mcp

import (
	"context"
	"sync"
	"time"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// answerTime is how long what was asked before the assistant hung up is worked
// on.
const answerTime = time.Minute

// patient is a transport on which whoever asks may hang up at once, as a shell
// does that pipes its questions in: the end is told to the server only when all
// that was asked before it is answered, or most has passed. The library would
// cancel what it has in hand.
type patient struct {
	sdk.Transport
	most time.Duration
}

// Connect opens the connection beneath.
func (p patient) Connect(ctx context.Context) (sdk.Connection, error) {
	inner, err := p.Transport.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &awaited{Connection: inner, most: p.most, open: map[jsonrpc.ID]bool{}, idle: make(chan struct{}, 1)}, nil
}

// awaited is a connection that knows which questions are open.
type awaited struct {
	sdk.Connection
	most time.Duration

	mu   sync.Mutex
	open map[jsonrpc.ID]bool
	idle chan struct{} // told when the last open question is answered
}

// Read returns the next message; the end of all only when nothing is open.
func (a *awaited) Read(ctx context.Context) (jsonrpc.Message, error) {
	message, err := a.Connection.Read(ctx)
	if err != nil {
		a.wait(ctx)
		return message, err
	}
	if asked, ok := message.(*jsonrpc.Request); ok && asked.IsCall() {
		a.mu.Lock()
		a.open[asked.ID] = true
		a.mu.Unlock()
	}
	return message, nil
}

// Write sends a message, and notes what it answers.
func (a *awaited) Write(ctx context.Context, message jsonrpc.Message) error {
	err := a.Connection.Write(ctx, message)
	if answer, ok := message.(*jsonrpc.Response); ok {
		a.mu.Lock()
		defer a.mu.Unlock()
		delete(a.open, answer.ID)
		if len(a.open) == 0 {
			select {
			case a.idle <- struct{}{}:
			default: // it has been told
			}
		}
	}
	return err
}

// wait returns when nothing is open, the time is over, or ctx is done.
func (a *awaited) wait(ctx context.Context) {
	over := time.NewTimer(a.most)
	defer over.Stop()
	for {
		a.mu.Lock()
		done := len(a.open) == 0
		a.mu.Unlock()
		if done {
			return
		}
		select {
		case <-a.idle:
		case <-over.C:
			return
		case <-ctx.Done():
			return
		}
	}
}
