package main

import (
	"context"
	"fmt"
	"net"
	"time"

	uiserver "github.com/temporalio/ui-server/v2/server"
	uiconfig "github.com/temporalio/ui-server/v2/server/config"
	uioptions "github.com/temporalio/ui-server/v2/server/server_options"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health/grpc_health_v1"
)

const (
	frontendService = "temporal.api.workflowservice.v1.WorkflowService"
	patience        = 60 * time.Second
	pause           = 10 * time.Millisecond
)

// waitUntilServing returns once the frontend's gRPC health check says SERVING.
func waitUntilServing(stop context.Context, address string) error {
	deadline, cancel := context.WithTimeout(stop, patience)
	defer cancel()
	connection, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer connection.Close()
	health := grpc_health_v1.NewHealthClient(connection)
	for {
		answer, err := health.Check(deadline, &grpc_health_v1.HealthCheckRequest{Service: frontendService}, grpc.WaitForReady(true))
		if err == nil && answer.Status == grpc_health_v1.HealthCheckResponse_SERVING {
			return nil
		}
		select {
		case <-deadline.Done():
			return fmt.Errorf("the frontend at %s does not serve: status %v, %v", address, answer.GetStatus(), err)
		case <-time.After(pause):
		}
	}
}

// startUI serves Temporal's web page and returns once it accepts connections.
func startUI(stop context.Context, ip string, port int, frontend string) (*uiserver.Server, error) {
	// The page ends the whole process when its port is taken; so ask first, and say so in one sentence.
	probe, err := net.Listen("tcp", hostPort(ip, port))
	if err != nil {
		return nil, fmt.Errorf("cannot serve the web page: %w", err)
	}
	_ = probe.Close()
	page := uiserver.NewServer(uioptions.WithConfigProvider(&uiconfig.Config{
		TemporalGRPCAddress: frontend,
		Host:                ip,
		Port:                port,
		EnableUI:            true,
		DefaultNamespace:    namespace,
		CORS:                uiconfig.CORS{CookieInsecure: true},
		HideLogs:            true,
		DisableNewsFetch:    true,
	}))
	go func() { _ = page.Start() }()
	for {
		if connection, err := net.Dial("tcp", hostPort(ip, port)); err == nil {
			return page, connection.Close()
		}
		select {
		case <-stop.Done():
			return page, nil
		case <-time.After(pause):
		}
	}
}
