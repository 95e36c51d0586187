# language: es
