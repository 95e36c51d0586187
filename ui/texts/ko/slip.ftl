# language: ko
