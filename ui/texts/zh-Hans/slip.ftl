# language: zh-Hans
