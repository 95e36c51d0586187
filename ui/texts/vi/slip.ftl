# language: vi
